// Filter the timeline: the links of each facet become check boxes, and what is chosen stands in the
// address. Every list that can be had here is also a page of its own, for readers without scripts.
"use strict";

(() => {
  const panel = document.querySelector(".filter");
  const timeline = document.getElementById("timeline");
  const template = document.getElementById("found-list");
  if (!panel || !timeline || !template) return;
  const found = template.content.firstElementChild.cloneNode(true);
  timeline.after(found);

  const SHOWN_AT_ONCE = 20; // a hundred entries a file: of rare ones each is in another
  const status = document.querySelector(".filter-status");
  const chips = document.querySelector(".filter-chips");
  const list = found.querySelector(".entries");
  const more = found.querySelector(".found-more");
  const goWords = document.getElementById("filter-go");
  const go = goWords.content.firstElementChild.cloneNode(true);
  goWords.replaceWith(go);
  const facets = new Map(); // facet → value → { numbers, label, count, box }
  const parts = new Map(); // number of a part → promise of its entries
  let chosen = new Map(); // facet → set of values
  let incidents = 0;
  let part = 1;
  let orders = []; // of each part: what tells its incidents and their order from any other
  let matching = [];
  let shown = 0;
  let unknown = []; // what an address asks for and no incident here has
  let drawing = 0; // a later choice overtakes the drawing of an earlier one
  let moved = false; // the site was published anew since the page was loaded
  let ready = null;

  // Asked anew each time: what a browser kept could be of another day than the page, or the other file.
  async function fetched(address) {
    if (globalThis.loadFromDisk) return loadFromDisk(address);
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return response.json();
  }

  // What can be chosen

  function prepared() {
    if (!ready) {
      ready = fetched(panel.dataset.facets).then(enhance);
      ready.catch(() => (ready = null)); // the next choice tries again
    }
    return ready;
  }

  function enhance(data) {
    incidents = data.incidents;
    part = data.part;
    orders = data.orders;
    for (const group of panel.querySelectorAll("[data-facet]")) {
      const facet = group.dataset.facet;
      const values = new Map();
      group.setAttribute("role", "group");
      for (const item of group.querySelectorAll("[data-value]")) {
        const distances = data.facets[facet]?.[item.dataset.value];
        if (!distances) continue;
        const label = item.querySelector("a").textContent.trim();
        values.set(item.dataset.value, { numbers: summed(distances), label, ...boxed(item, label) });
      }
      facets.set(facet, values);
    }
    panel.addEventListener("change", chosenAnew);
    panel.classList.add("is-form");
  }

  function summed(distances) {
    let number = 0;
    return distances.map((distance) => (number += distance));
  }

  function boxed(item, text) {
    const box = document.createElement("input");
    box.type = "checkbox";
    const name = document.createElement("span");
    name.textContent = text;
    const label = document.createElement("label");
    label.className = "filter-choice";
    const count = item.querySelector(".filter-count");
    label.append(box, name, count);
    item.replaceChildren(label);
    return { box, count, item };
  }

  // What is chosen

  function chosenIn(address) {
    const wanted = new Map();
    unknown = [];
    for (const [facet, value] of new URL(address).searchParams) {
      if (!facets.has(facet)) continue;
      if (!facets.get(facet).has(value)) {
        unknown.push(value);
        continue;
      }
      if (!wanted.has(facet)) wanted.set(facet, new Set());
      wanted.get(facet).add(value);
    }
    return wanted;
  }

  function addressOf(choice) {
    const address = new URL(location.href);
    for (const facet of facets.keys()) address.searchParams.delete(facet);
    for (const [facet, values] of choice)
      for (const value of values) address.searchParams.append(facet, value);
    address.hash = "";
    return address.href;
  }

  function chosenAnew() {
    const choice = new Map();
    unknown = [];
    for (const [facet, values] of facets)
      for (const [value, { box }] of values)
        if (box.checked) choice.set(facet, (choice.get(facet) ?? new Set()).add(value));
    history.pushState(null, "", addressOf(choice));
    apply(choice);
  }

  // One bit an incident: of a facet any of the chosen values, of all facets together.

  function marked(facet, values) {
    const marks = new Uint8Array(incidents);
    for (const value of values) for (const number of facets.get(facet).get(value).numbers) marks[number] = 1;
    return marks;
  }

  function both(one, other) {
    return one ? one.map((mark, number) => mark & other[number]) : other;
  }

  function apply(choice) {
    chosen = choice;
    const marks = new Map([...choice].map(([facet, values]) => [facet, marked(facet, values)]));
    const all = [...marks.values()].reduce(both, null);
    for (const [facet, values] of facets) {
      const others = [...marks].filter(([name]) => name !== facet).map(([, own]) => own);
      const among = others.reduce(both, null);
      for (const [value, known] of values) {
        const count = among ? known.numbers.filter((number) => among[number]).length : known.numbers.length;
        known.count.textContent = sayNumber(count);
        known.item.classList.toggle("is-empty", count === 0);
        known.box.checked = choice.get(facet)?.has(value) ?? false;
      }
    }
    matching = [];
    if (all) for (let number = incidents - 1; number >= 0; number--) if (all[number]) matching.push(number);
    timeline.hidden = choice.size > 0;
    found.hidden = choice.size === 0;
    status.textContent = summary();
    go.hidden = !matching.length || !panel.open;
    drawChips();
    list.replaceChildren();
    shown = 0;
    drawing += 1;
    if (choice.size) return showMore();
    return Promise.resolve();
  }

  function summary() {
    const sentences = [];
    if (chosen.size) sentences.push(say("shown", { found: matching.length, n: incidents }));
    if (chosen.size && !matching.length) sentences.push(say("none"));
    if (unknown.length) sentences.push(say("unknown", { values: unknown.join(", ").slice(0, 80) }));
    return sentences.join(" ");
  }

  function drawChips() {
    chips.replaceChildren();
    for (const [facet, values] of chosen)
      for (const value of values) {
        const { label, box } = facets.get(facet).get(value);
        const name = document.getElementById(`facet-${facet}`).textContent.trim();
        chips.append(chip(`${name}: ${label}`, () => (box.checked = false), "chip"));
      }
    chips.hidden = chosen.size === 0;
    if (chosen.size)
      chips.append(
        chip(say("clear"), () => {
          for (const values of facets.values()) for (const { box } of values.values()) box.checked = false;
        }, "chip chip-clear"),
      );
  }

  function chip(text, undo, kind) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = kind;
    const name = document.createElement("span");
    name.textContent = text;
    if (kind === "chip") {
      const remove = document.createElement("span");
      remove.className = "visually-hidden";
      remove.textContent = ` ${say("remove")}`;
      name.append(remove);
    }
    button.append(name);
    button.addEventListener("click", () => {
      undo();
      chosenAnew();
      (chips.querySelector("button") ?? panel.querySelector("summary")).focus();
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  // What is shown

  async function showMore() {
    const mine = drawing;
    const next = matching.slice(shown, shown + SHOWN_AT_ONCE);
    more.hidden = true;
    try {
      const entries = await Promise.all(next.map(entryOf));
      if (mine !== drawing) return;
      const from = shown;
      list.append(...entries.map(drawn));
      shown += next.length;
      more.hidden = shown >= matching.length;
      if (from) list.children[from].querySelector("a").focus();
    } catch {
      if (mine === drawing) status.textContent = say(moved ? "moved" : "failed");
      more.hidden = mine !== drawing || moved;
    }
  }

  async function entryOf(number) {
    const last = Math.max(Math.floor(incidents / part), 1);
    const of = Math.min(Math.floor(number / part) + 1, last);
    if (!parts.has(of)) {
      const loading = fetched(panel.dataset.entries.replace("{}", String(of))).then((data) => listed(data, of));
      loading.catch(() => parts.delete(of));
      parts.set(of, loading);
    }
    return (await parts.get(of))[number - (of - 1) * part];
  }

  // Numbers mean other incidents as soon as the site was published anew with one more.
  function listed({ order, entries }, of) {
    moved ||= order !== orders[of - 1];
    if (moved) throw new Error(`part ${of} is not of these numbers`);
    return entries;
  }

  function drawn(entry) {
    const item = document.getElementById("found-entry").content.firstElementChild.cloneNode(true);
    const place = (name) => item.querySelector(`[data-part="${name}"]`);
    for (const name of ["date", "title", "place", "summary"]) {
      place(name).textContent = entry[name];
      if (entry.languages?.[name]) place(name).lang = entry.languages[name];
    }
    if (entry.original) place("summary").after(note(entry.original));
    place("title").href = entry.url;
    place("status").replaceWith(mark(entry.status), ...(entry.contested ? [mark("contested")] : []));
    place("origins").textContent = origins(entry);
    if (entry.warnings.length) place("warning-names").textContent = entry.warnings.join(", ").toLocaleLowerCase(document.documentElement.lang);
    else place("warnings").remove();
    return item;
  }

  function note(text) {
    const paragraph = document.createElement("p");
    paragraph.className = "entry-original";
    paragraph.textContent = text;
    return paragraph;
  }

  function mark(name) {
    return document.querySelector(`.found-status[data-status="${name}"]`).content.firstElementChild.cloneNode(true);
  }

  function origins({ articles, origins: independent }) {
    return `${say("articles", { n: articles })}, ${independent ? say("origins", { n: independent }) : say("no-origin")}`;
  }

  // What the reader does

  const failed = () => {
    status.textContent = say("unavailable");
  };
  more.querySelector("button").addEventListener("click", showMore);
  go.querySelector("button").addEventListener("click", () => {
    const title = found.querySelector(".found-title");
    title.focus();
    title.scrollIntoView();
  });
  panel.addEventListener("toggle", () => {
    if (panel.open && !facets.size) prepared().then(() => apply(chosenIn(location.href)), failed);
    go.hidden = !matching.length || !panel.open;
  });
  addEventListener("popstate", () => {
    // A link within the page is no other choice: what was shown stays.
    if (ready) ready.then(() => addressOf(chosenIn(location.href)) !== addressOf(chosen) && apply(chosenIn(location.href)), failed);
  });
  if (location.search) {
    prepared().then(() => {
      const choice = chosenIn(location.href);
      if (choice.size || unknown.length) apply(choice);
    }, failed);
  }
})();
