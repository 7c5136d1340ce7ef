import { months, page } from "../_includes/parts.js";

export const data = {
  pagination: { data: "collections.archive.years", size: 1, alias: "shown" },
  permalink: ({ shown }) => `/years/${shown[0]}/`,
};

export function render({ collections: { archive }, shown: [year, incidents], page: { url } }) {
  const main = `<h1>${year}</h1>
<p>${incidents.length} incidents, newest first.</p>
${months(incidents)}`;
  return page({ archive, url, title: String(year), main });
}
