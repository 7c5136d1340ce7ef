// Write Cyrillic words in Latin letters, as the records have most places and people.
//
// Readers type "Покровськ" where a record in English has "Pokrovsk". Ukrainian follows its official
// table of 2010; what is also Russian is written in the Russian way, too.
"use strict";

globalThis.searchRomanised = (() => {
  const BOTH = {
    а: "a", б: "b", в: "v", д: "d", ж: "zh", з: "z", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o",
    п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch",
    ь: "", ъ: "", ю: "iu", я: "ia", ґ: "g", є: "ie", ї: "i", і: "i", ы: "y", э: "e", ў: "u", е: "e",
  };
  const INITIAL = { й: "y", ю: "yu", я: "ya", є: "ye", ї: "yi" };
  const UKRAINIAN = { г: "h", и: "y", ...BOTH };
  const RUSSIAN = { г: "g", и: "i", ...BOTH };
  const CYRILLIC = /\p{Script=Cyrillic}/u;

  const written = (term, table) => {
    const letters = [...term];
    return letters
      .map((letter, place) => {
        if (table === UKRAINIAN && letter === "г" && letters[place - 1] === "з") return "gh";
        return (place === 0 && INITIAL[letter]) || (table[letter] ?? letter);
      })
      .join("");
  };

  // Each way of writing all terms that differs from the others; none where nothing is Cyrillic.
  return (terms) => {
    if (!terms.some((term) => CYRILLIC.test(term))) return [];
    const ways = [UKRAINIAN, RUSSIAN].map((table) => terms.map((term) => written(term, table)).filter(Boolean));
    return ways[0].join(" ") === ways[1].join(" ") ? [ways[0]] : ways;
  };
})();
