// The parts that pages are made of; each returns HTML.
export const site = {
  title: "Register of leaks",
  tagline: "An invented register, to measure with",
  description:
    "Every record of this site is made up by a program. It serves to measure how long a site of its size takes to build.",
  url: "https://register.example",
  homeLength: 100,
  feedLength: 50,
};

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
const special = /[&<>"']/g;

export function esc(text) {
  return String(text).replace(special, (found) => entities[found]);
}

export function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

export function plural(number, one, more) {
  return `${number} ${number === 1 ? one : more}`;
}

export function each(list, make) {
  return list.map(make).join("\n");
}

export function iso(date) {
  return date.toISOString().slice(0, 10);
}

export function page({ archive, url, title, description, type = "website", main }) {
  const heading = url === "/" ? title : `${title} – ${site.title}`;
  const about = esc(description ?? site.description);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${esc(heading)}</title>
<meta name="description" content="${about}">
<link rel="canonical" href="${site.url}${url}">
<meta property="og:type" content="${type}">
<meta property="og:title" content="${esc(title)}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${site.url}${url}">
<meta property="og:site_name" content="${site.title}">
<link rel="stylesheet" href="/main.css">
<link rel="alternate" type="application/rss+xml" title="${site.title}" href="/feed.xml">
</head>
<body>
<a class="skip-link" href="#main">Skip to the content</a>
<header class="masthead">
<p><a href="/">${site.title}</a></p>
<nav aria-label="Years">
<ul>
${each(archive.years, ([year]) => `<li><a href="/years/${year}/">${year}</a></li>`)}
</ul>
</nav>
</header>
<main id="main">
${main}
</main>
<footer>
<p>${site.title}: ${site.tagline}. <a href="/feed.xml">Feed</a></p>
<p>${archive.newest.length} incidents, ${archive.sources} sources.</p>
</footer>
</body>
</html>
`;
}

export function evidence(data) {
  const articles = plural(data.sources.length, "article", "articles");
  return `${articles}, ${plural(data.origins, "independent origin", "independent origins")}`;
}

export function standing(data) {
  const contested = data.contested ? ' <span class="contested">Contested</span>' : "";
  return `<span class="status">${capital(data.standing)}</span>${contested}`;
}

export function entry(incident) {
  const { data } = incident;
  const warnings = data.warnings.length ? ` <span class="warnings">${esc(data.warnings.join(", "))}</span>` : "";
  return `<article class="entry" data-status="${data.standing}">
<p class="entry-date">${esc(data.shown)}</p>
<h3><a href="${incident.url}">${esc(data.title)}</a></h3>
<p class="entry-place">${esc(data.place)}</p>
<p class="entry-summary">${esc(data.summary)}</p>
<p class="facts">${standing(data)}
<span>${evidence(data)}</span>${warnings}</p>
</article>`;
}

export function entries(incidents) {
  return `<ol class="entries">
${each(incidents, (incident) => `<li>\n${entry(incident)}\n</li>`)}
</ol>`;
}

const monthName = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

export function months(incidents) {
  const found = new Map();
  for (const incident of incidents) {
    const key = iso(incident.date).slice(0, 7);
    if (found.has(key)) found.get(key).push(incident);
    else found.set(key, [incident]);
  }
  return each([...found.values()], (those) => `<section class="month">
<h2>${monthName.format(those[0].date)}</h2>
${entries(those)}
</section>`);
}

export function sourceLink(archive, id) {
  const source = archive.byId.get(id);
  const { data } = source;
  return `<a href="${source.url}"><cite>${esc(data.title)}</cite></a>, ${esc(data.publisher)}, ${esc(data.shown)}`;
}

export function section(id, heading, content) {
  return `<section>
<h2 id="${id}">${heading}</h2>
${content}
</section>
`;
}
