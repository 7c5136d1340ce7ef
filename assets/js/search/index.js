// Load what a query needs of the index, and let MiniSearch find and rank the documents.
//
// The build keeps the index in shards, by how terms begin; docs/decisions/0029 tells why and how.
"use strict";

globalThis.searchIndex = (addresses) => {
  const BOOST = { title: 5, names: 3, summary: 2, text: 1 };
  // Lengths of texts play no part: one record would change what is known of all others.
  const BM25 = { k: 1.2, b: 0, d: 0.5 };
  const SHORTEST_BEGINNING = 3;
  const MOST_SHARDS_FOR_A_BEGINNING = 6;

  // Which files there are follows from this one, which is asked for anew by each page.
  const FRESH = { cache: "no-cache" };

  const loading = new Map();

  const fetched = async (address, options) => {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  // Each file is loaded once; one that failed is tried again by the next query.
  const load = (address, options) => {
    if (!loading.has(address)) {
      const file = globalThis.loadFromDisk ? loadFromDisk(address) : fetched(address, options);
      file.catch(() => {
        loading.delete(address);
        loading.delete(addresses.index);
      });
      loading.set(address, file);
    }
    return loading.get(address);
  };

  const fileOf = (shard) =>
    [...shard].map((letter) => (letter < "\u0080" ? letter : `_${letter.codePointAt(0).toString(16)}_`)).join("") ||
    "_";

  const loadShard = (shard) => load(`${addresses.words}${fileOf(shard)}.json`);

  // The one shard that has a term, and those that have terms which begin with it.
  const shardsOf = (head, term) => {
    const names = new Set(head.shards);
    const letters = [...term];
    let own = null;
    for (let end = letters.length; end >= 0 && own === null; end -= 1) {
      const beginning = letters.slice(0, end).join("");
      if (names.has(beginning)) own = beginning;
    }
    const longer = head.shards.filter((name) => name !== term && name.startsWith(term));
    return { own: own === null ? [] : [own], longer };
  };

  // What is typed last may go on; a short word before it is whole.
  const asBeginning = (term, place, terms) =>
    [...term].length >= SHORTEST_BEGINNING + (place < terms.length - 1);

  const plan = (head, terms) => {
    const shards = new Set();
    const begins = terms.map(asBeginning);
    const whole = [];
    terms.forEach((term, place) => {
      const { own, longer } = shardsOf(head, term);
      if (begins[place] && longer.length > MOST_SHARDS_FOR_A_BEGINNING) {
        begins[place] = false;
        whole.push(term);
      }
      for (const name of begins[place] ? [...own, ...longer] : own) shards.add(name);
    });
    return { shards: [...shards], begins, whole };
  };

  // From the shards to the form in which MiniSearch keeps an index.
  const opened = (head, shards, isWanted) => {
    const documentIds = {};
    const fieldLength = {};
    const lengths = head.fields.map(() => 1);
    const index = [];
    for (const shard of shards) {
      for (const [term, groups] of Object.entries(shard)) {
        if (!isWanted(term)) continue;
        const fields = {};
        for (let place = 0; place < groups.length; place += 2) {
          const counts = groups[place];
          let number = 0;
          for (const step of groups[place + 1]) {
            number += step;
            documentIds[number] = number;
            fieldLength[number] = lengths;
            counts.forEach((count, field) => {
              if (count) (fields[field] ??= {})[number] = count;
            });
          }
        }
        index.push([term, fields]);
      }
    }
    return MiniSearch.loadJS(
      {
        documentCount: head.documents,
        nextId: head.documents,
        documentIds,
        fieldIds: Object.fromEntries(head.fields.map((field, place) => [field, place])),
        fieldLength,
        averageFieldLength: lengths,
        storedFields: {},
        dirtCount: 0,
        index,
        serializationVersion: 2,
      },
      { fields: head.fields, tokenize: (text) => text.split(" "), processTerm: (term) => term, autoVacuum: false },
    );
  };

  const ranked = (index, terms, options) =>
    index
      .search(terms.join(" "), { combineWith: "AND", boost: BOOST, bm25: BM25, ...options })
      .sort((one, other) => other.score - one.score || other.id - one.id);

  // A document's number says what it is.
  const told = (head, { id, match, terms }) => {
    const places = 2 ** head.placeBits;
    const group = head.groups[Math.floor(id / places) % 2 ** head.groupBits];
    const kind = ["page", "figure", "source"].includes(group) ? group : "incident";
    return {
      number: id,
      kind,
      status: kind === "incident" ? group : "",
      year: String(Math.floor(id / places / 2 ** head.groupBits) || ""),
      matched: match,
      terms,
    };
  };

  const look = async (head, terms, isFuzzy) => {
    const { shards, begins, whole } = plan(head, terms);
    const loaded = await Promise.all(shards.map(loadShard));
    const prefix = (_, place) => begins[place];
    const isWanted = (word) =>
      isFuzzy || terms.some((term, place) => (begins[place] ? word.startsWith(term) : word === term));
    const slips = { fuzzy: (term) => ([...term].length > SHORTEST_BEGINNING ? 0.2 : 0), maxFuzzy: 2 };
    return { results: ranked(opened(head, loaded, isWanted), terms, isFuzzy ? { prefix, ...slips } : { prefix }), whole };
  };

  return {
    // Find the documents that have all words: those of the query, the same in Latin letters, or similar ones.
    async find(query) {
      const head = await load(addresses.index, FRESH);
      const functionWords = new Set(head.functionWords);
      const typed = searchTerms(query);
      const terms = typed.filter((term) => !functionWords.has(term));
      if (!terms.length) return { found: [], similar: false, whole: [], common: typed.length > 0 };
      // As typed, then in Latin letters; only then with slips.
      const ways = [terms, ...searchRomanised(terms)];
      for (const fuzzy of [false, true])
        for (const way of ways) {
          const { results, whole } = await look(head, way, fuzzy);
          const found = results.map((result) => told(head, result));
          if (found.length) return { found, similar: fuzzy, whole, common: false, romanised: way === terms ? "" : way.join(" ") };
        }
      const { whole } = plan(head, terms);
      return { found: [], similar: true, whole, common: false };
    },

    // Tell of some documents what a list shows, null for one that the site has no more.
    async tell(documents) {
      const head = await load(addresses.index, FRESH);
      const chunkOf = ({ number }) => Math.floor((number % 2 ** head.placeBits) / 2 ** (head.placeBits - head.chunkBits));
      const chunks = await Promise.all(
        documents.map((one) => load(`${addresses.documents}${chunkOf(one).toString(16)}.json`)),
      );
      return documents.map((one, place) => chunks[place][one.number] ?? null);
    },
  };
};
