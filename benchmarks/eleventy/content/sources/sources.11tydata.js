export default {
  tags: "source",
  layout: "source.11ty.js",
  permalink: ({ id }) => `/sources/${id}/`,
};
