import { each, esc, evidence, iso, page, section, sourceLink, standing } from "./parts.js";

export function render(data) {
  const { archive } = data.collections;
  const { later, earlier } = archive.around.get(data.id);
  const main = `<article class="incident">
<header>
<h1>${esc(data.title)}</h1>
<p class="facts">${standing(data)}
<time datetime="${iso(data.page.date)}">${esc(data.shown)}</time> <span>${esc(data.place)}</span></p>
${data.warnings.length ? `<p class="warnings">${esc(data.warnings.join(", "))}</p>` : ""}
<p class="standfirst">${esc(data.summary)}</p>
${data.subjects.length ? `<p>Subjects: ${esc(data.subjects.join(", "))}</p>` : ""}
</header>
${section("claims", "Who says what", `<ol class="claims">\n${each(data.claims, (said) => claim(archive, said))}\n</ol>`)}
${data.counts.length ? section("casualties", "People harmed", counts(data.counts)) : ""}
${section("parties", "Parties", `<ul>\n${each(data.parties, party)}\n</ul>`)}
${section("account", "Account", data.content)}
${section("sources", "Sources", `<p>${evidence(data)}.</p>
<ol>
${each(data.sources, (id) => `<li>${sourceLink(archive, id)}</li>`)}
</ol>`)}
${section("changes", "Changes", `<ol>\n${each(data.history, change)}\n</ol>`)}
${data.related.length ? section("related", "Related", `<ul>\n${each(data.related, (id) => related(archive, id))}\n</ul>`) : ""}
<nav class="pager" aria-label="Incidents before and after">
${later ? `<a href="${later.url}" rel="next">Later: ${esc(later.data.title)}</a>` : ""}
${earlier ? `<a href="${earlier.url}" rel="prev">Earlier: ${esc(earlier.data.title)}</a>` : ""}
</nav>
</article>`;
  return page({ archive, url: data.page.url, title: data.title, description: data.summary, type: "article", main });
}

function claim(archive, said) {
  const quote = said.quote ? `<blockquote><p>${esc(said.quote)}</p></blockquote>\n` : "";
  return `<li class="claim">
<h3>${esc(said.by)} <span class="stance">${said.stance}</span></h3>
<p>${esc(said.shown)}</p>
<p class="says">${esc(said.says)}</p>
${quote}<p>${sourceLink(archive, said.source)}</p>
</li>`;
}

function counts(rows) {
  return `<table>
<thead><tr><th scope="col">Outcome</th><th scope="col">People</th><th scope="col">Counted by</th><th scope="col">As of</th><th scope="col">Basis</th></tr></thead>
<tbody>
${each(rows, (row) => `<tr><td>${row.outcome}</td><td>${esc(row.people)}</td><td><a href="/sources/${row.source}/">${esc(row.by)}</a></td><td>${esc(row.shown)}</td><td>${row.basis}</td></tr>`)}
</tbody>
</table>`;
}

function party(who) {
  return `<li>${who.role}: ${esc(who.who)} ${esc(who.group)}${who.count ? ` (${who.count})` : ""}</li>`;
}

function change(entry) {
  const was = entry.was ? `<p>Before: ${esc(entry.was)}</p>` : "";
  const now = entry.now ? `<p>Now: ${esc(entry.now)}</p>` : "";
  return `<li><strong>${entry.kind}</strong>, ${esc(entry.shown)} ${esc(entry.note)}${was}${now}</li>`;
}

function related(archive, id) {
  const other = archive.incidentById.get(id);
  return `<li><a href="${other.url}">${esc(other.data.title)}</a>, ${esc(other.data.shown)}</li>`;
}
