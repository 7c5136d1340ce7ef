import { each, entries, esc, iso, page, plural, section, sourceLink } from "./parts.js";

export function render(data) {
  const { archive } = data.collections;
  const incidents = archive.citing.get(data.id) ?? [];
  const language = data.tongue === "en" ? "" : ` lang="${data.tongue}"`;
  const writers = data.writers.length ? `, by ${esc(data.writers.join(", "))}` : "";
  const main = `<article class="source">
<header>
<p>${data.what}</p>
<h1${language}>${esc(data.title)}</h1>
<p>${esc(data.publisher)}, <time datetime="${iso(data.page.date)}">${esc(data.shown)}</time>${writers}</p>
</header>
${data.problems.length ? section("problems", "What this source gets wrong", `<ul>${each(data.problems, (text) => `<li>${esc(text)}</li>`)}</ul>`) : ""}
<dl>
<dt>Rests on</dt><dd>${data.basis}</dd>
<dt>Language</dt><dd>${data.tongue}</dd>
${data.read ? `<dt>Read by us</dt><dd>${esc(data.read)}</dd>` : ""}
${data.address ? `<dt>Address</dt><dd>${outside(data.address)}</dd>` : ""}
${data.archived ? `<dt>Archived</dt><dd>${outside(data.archived)}</dd>` : ""}
</dl>
${section("abstract", "What it says", data.content)}
${data.restates.length ? section("rests-on", "What it rests on", `<ul>\n${each(data.restates, (edge) => `<li>It ${edge.how} ${sourceLink(archive, edge.id)}</li>`)}\n</ul>`) : ""}
${incidents.length ? section("incidents", `Cited by ${plural(incidents.length, "incident", "incidents")}`, entries(incidents)) : ""}
</article>`;
  return page({ archive, url: data.page.url, title: data.title, main });
}

function outside(address) {
  return `<a href="${esc(address)}" rel="noopener noreferrer">${esc(address)}</a>`;
}
