// Content is Markdown without a template language in it, layouts are JavaScript functions, and all that
// pages need of each other is computed once, in one collection.
export default function (config) {
  config.addPassthroughCopy({ "static/main.css": "main.css" });
  config.addCollection("archive", (api) => archive(api.getFilteredByTag("incident"), api.getFilteredByTag("source")));
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}

function archive(incidents, sources) {
  // Tagged pages come oldest first.
  const newest = [...incidents].reverse();
  const byId = new Map(sources.map((page) => [page.data.id, page]));
  const incidentById = new Map(newest.map((page) => [page.data.id, page]));
  const citing = new Map();
  const years = new Map();
  const around = new Map();
  newest.forEach((page, place) => {
    for (const id of page.data.sources) {
      if (citing.has(id)) citing.get(id).push(page);
      else citing.set(id, [page]);
    }
    const year = page.date.getUTCFullYear();
    if (years.has(year)) years.get(year).push(page);
    else years.set(year, [page]);
    around.set(page.data.id, { later: newest[place - 1], earlier: newest[place + 1] });
  });
  const changed = [...newest].sort((a, b) => b.data.changed - a.data.changed);
  return { newest, changed, byId, incidentById, citing, years: [...years], around, sources: sources.length };
}
