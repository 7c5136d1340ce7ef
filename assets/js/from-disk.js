// Load the data of the site where it is opened from a disk: browsers let no script read a file there,
// yet run scripts. So each file of data is one, which hands over its text; nothing in it is run.
"use strict";

(() => {
  const takers = new WeakMap(); // element of a script → what takes its text

  globalThis.handOver = (text) => takers.get(document.currentScript)?.(JSON.parse(text));

  globalThis.loadFromDisk = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      takers.set(script, resolve);
      script.src = address.replace(/([^/]*)\.json$/, "data-$1.js");
      // Where the text was taken already, this changes nothing.
      script.onload = script.onerror = () => {
        script.remove();
        reject(new Error(`${address} was not handed over`));
      };
      document.head.append(script);
    });
})();
