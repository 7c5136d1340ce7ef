export default {
  tags: "incident",
  layout: "incident.11ty.js",
  permalink: ({ id }) => `/incidents/${id}/`,
};
