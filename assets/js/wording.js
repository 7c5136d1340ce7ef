// Say what stands in the page's template of wording: scripts have no words of their own.
//
// A text with a number stands there once for each form that the language of the page has, each with a
// number that takes it: `data-n="1"`, `data-n="2"`, `data-n="5"`.
"use strict";

(() => {
  const texts = document.getElementById("wording");
  const { lang } = document.documentElement;
  const plurals = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);

  const form = (name, number) => {
    const forms = [...texts.content.querySelectorAll(`[data-say="${name}"]`)];
    const fits = ({ dataset }) => plurals.select(Number(dataset.n)) === plurals.select(number);
    return (forms.length > 1 && forms.find(fits)) || forms.at(-1);
  };

  globalThis.sayNumber = (number) => numbers.format(number);

  // Say a text with its values; the one that it has forms for is `n`.
  globalThis.say = (name, values = {}) =>
    form(name, values.n).textContent.replace(/%\((\w+)\)s/g, (_, place) =>
      typeof values[place] === "number" ? sayNumber(values[place]) : values[place],
    );
})();
