import { each, months, page, site } from "../_includes/parts.js";

export const data = { permalink: "/" };

export function render({ collections: { archive } }) {
  const main = `<h1>${site.title}</h1>
<p>${site.tagline}</p>
<p>${archive.newest.length} incidents · ${archive.sources} sources</p>
<ul class="years">
${each(archive.years, ([year, those]) => `<li><a href="/years/${year}/">${year}</a> ${those.length} incidents</li>`)}
</ul>
${months(archive.newest.slice(0, site.homeLength))}`;
  return page({ archive, url: "/", title: site.title, main });
}
