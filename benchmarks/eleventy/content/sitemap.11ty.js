import { each, iso, site } from "../_includes/parts.js";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

export function render({ collections: { all } }) {
  const pages = all.filter((page) => page.url && page.url.endsWith("/"));
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${each(pages, (page) => `<url><loc>${site.url}${page.url}</loc>${page.data.changed ? `<lastmod>${iso(page.data.changed)}</lastmod>` : ""}</url>`)}
</urlset>
`;
}
