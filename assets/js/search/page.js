// The search page: its state is its address, and what it says stands in the page.
"use strict";

(() => {
  const AT_ONCE = 20;
  const QUOTED = /["“”„«»]\s*[\p{L}\p{N}]+\s+[\p{L}\p{N}]/u; // several words within quotation marks
  const FILTERS = ["kind", "year", "status"];

  const part = (name) => document.getElementById(`search-${name}`);
  const form = document.getElementById("search");
  const addresses = document.querySelector("[data-index]").dataset;
  const index = searchIndex(addresses);
  const field = part("words");
  const told = part("told");
  const list = part("results");
  const more = part("more");
  const instead = part("instead");
  const selects = Object.fromEntries(FILTERS.map((name) => [name, part(name)]));
  const labels = new Map();
  for (const select of Object.values(selects)) {
    for (const option of select.options) labels.set(option, option.text);
  }

  let latest = 0;
  let waiting = [];

  const stateOf = (parameters) =>
    Object.fromEntries(["q", ...FILTERS].map((name) => [name, (parameters.get(name) ?? "").trim()]));

  const addressOf = (state) => {
    const parameters = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    return parameters.size ? `?${parameters}` : location.pathname;
  };

  const has = (select, value) => [...select.options].some((option) => option.value === value);

  const show = (state) => {
    field.value = state.q;
    for (const name of FILTERS) selects[name].value = has(selects[name], state[name]) ? state[name] : "";
  };

  const shown = () => stateOf(new FormData(form));

  const passes = (result, state, except) =>
    FILTERS.every((name) => name === except || !state[name] || result[name] === state[name]);

  // How many there are behind each choice, with the other filters as they are.
  const count = (found, state) => {
    for (const name of FILTERS) {
      const counts = new Map();
      for (const result of found.filter((one) => passes(one, state, name))) {
        counts.set(result[name], (counts.get(result[name]) ?? 0) + 1);
      }
      for (const option of selects[name].options) {
        const known = found.length && option.value;
        option.text = labels.get(option) + (known ? ` (${sayNumber(counts.get(option.value) ?? 0)})` : "");
      }
    }
  };

  // The words of a title that were found are marked; nothing is ever read as markup.
  const marked = (title, matched) => {
    const words = title.split(/([\p{L}\p{N}\p{M}]+(?:['’‘`´′‛][\p{L}\p{N}\p{M}]+)*)/u);
    return words.map((word, place) => {
      const isFound = place % 2 && searchTerms(word).some((term) => matched[term]?.includes("title"));
      if (!isFound) return word;
      const mark = document.createElement("mark");
      mark.textContent = word;
      return mark;
    });
  };

  const copyOf = (status) =>
    document.querySelector(`template[data-status-of="${status}"]`).content.cloneNode(true);

  // Where the words stand, unless the title shows it.
  const placesOf = (matched) => {
    const fields = new Set(Object.values(matched).flat());
    if (fields.has("title")) return "";
    return say(["names", "summary", "text"].filter((name) => fields.has(name)).map((name) => `in-${name}`)[0]);
  };

  const entry = (result, about) => {
    const copy = part("result").content.cloneNode(true);
    const piece = (name) => copy.querySelector(`[data-part="${name}"]`);
    const fill = (name, text) => (text ? (piece(name).textContent = text) : piece(name).remove());
    fill("kind", say(`kind-${result.kind}`));
    fill("date", about.date);
    fill("place", about.place ?? about.publisher);
    fill("found", placesOf(result.matched));
    const title = piece("title");
    title.href = addresses.root + about.url;
    title.append(...marked(about.title, result.matched));
    title.dir = "auto";
    if (about.language) title.lang = about.language;
    if (about.original) {
      const note = document.createElement("p");
      note.className = "search-place";
      note.textContent = about.original;
      title.parentElement.after(note);
    }
    if (result.status) piece("status").append(copyOf(result.status));
    else piece("status").remove();
    if (about.contested) piece("status").after(copyOf("contested"));
    if (about.warnings) fill("warned", about.warnings.join(", ").toLocaleLowerCase(document.documentElement.lang));
    else piece("warnings").remove();
    if (!copy.querySelector(".search-marks").children.length) copy.querySelector(".search-marks").remove();
    return copy;
  };

  const fail = () => {
    list.replaceChildren();
    more.hidden = true;
    told.textContent = say("failed");
    instead.hidden = false;
  };

  // Show the next results; those that another query has overtaken are left out.
  const next = async (run) => {
    const now = waiting.slice(0, AT_ONCE);
    const about = await index.tell(now);
    if (run !== latest) return null;
    waiting = waiting.slice(AT_ONCE);
    const before = list.children.length;
    list.append(...now.flatMap((result, place) => (about[place] ? [entry(result, about[place])] : [])));
    if (about.includes(null)) told.textContent = say("changed");
    more.hidden = !waiting.length;
    return list.children[before] ?? null;
  };

  const run = async (state) => {
    list.ariaBusy = "true";
    const mine = (latest += 1);
    await search(state, mine);
    if (mine === latest) list.ariaBusy = "false";
  };

  const search = async (state, mine) => {
    instead.hidden = true;
    more.hidden = true;
    waiting = [];
    if (!state.q) {
      count([], state);
      list.replaceChildren();
      told.textContent = say("hint");
      return;
    }
    told.textContent = say("searching");
    try {
      const { found, similar, whole, common, romanised } = await index.find(state.q);
      if (mine !== latest) return;
      const left = found.filter((result) => passes(result, state));
      count(found, state);
      list.replaceChildren();
      waiting = left;
      await next(mine);
      if (mine !== latest) return;
      const kind = (romanised && "romanised") || (similar && "similar") || "found";
      const values = { words: state.q, romanised, n: left.length };
      const sentences = [common ? say("common") : say(left.length ? kind : "none", values)];
      if (left.length < found.length) sentences.push(say("filtered", { n: found.length }));
      if (QUOTED.test(state.q)) sentences.push(say("quotes"));
      if (whole.length) sentences.push(say("begins", { words: whole.join(" ") }));
      told.textContent = sentences.join(" ");
    } catch {
      if (mine === latest) fail();
    }
  };

  const go = () => {
    const state = shown();
    if (addressOf(state) !== addressOf(stateOf(new URLSearchParams(location.search)))) {
      history.pushState(null, "", addressOf(state));
    }
    run(state);
  };

  const restore = () => {
    const state = stateOf(new URLSearchParams(location.search));
    show(state);
    run(state.q ? shown() : state);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  for (const select of Object.values(selects)) select.addEventListener("change", go);
  more.addEventListener("click", async () => {
    try {
      const first = await next(latest);
      first?.querySelector("a").focus();
    } catch {
      fail();
    }
  });
  addEventListener("popstate", restore);
  part("needs-script").remove();
  restore();
})();
