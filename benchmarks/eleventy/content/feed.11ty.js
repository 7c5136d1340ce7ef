import { capital, each, esc, site } from "../_includes/parts.js";

export const data = { permalink: "/feed.xml" };

export function render({ collections: { archive } }) {
  const shown = archive.changed.slice(0, site.feedLength);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${site.title}</title>
<link>${site.url}/</link>
<description>${esc(site.description)}</description>
<language>en</language>
<lastBuildDate>${shown[0].data.changed.toUTCString()}</lastBuildDate>
<atom:link href="${site.url}/feed.xml" rel="self" type="application/rss+xml"/>
${each(shown, item)}
</channel>
</rss>
`;
}

function item({ url, data }) {
  return `<item>
<title>${capital(data.standing)}: ${esc(data.title)}</title>
<link>${site.url}${url}</link>
<guid isPermaLink="false">incident:${data.id}</guid>
<pubDate>${data.changed.toUTCString()}</pubDate>
<description>${esc(data.summary)}</description>
<content:encoded><![CDATA[<p>${esc(data.summary)}</p>
<p>${esc(data.shown)}, ${esc(data.place)}</p>
<ul>
${each(data.claims, (said) => `<li><strong>${esc(said.by)}</strong> ${said.stance} (${esc(said.shown)}): ${esc(said.says)}</li>`)}
</ul>]]></content:encoded>
</item>`;
}
