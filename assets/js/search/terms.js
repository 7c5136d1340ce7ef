// Take what a reader types apart into terms, as sourcebook/model/terms.py does with the records.
"use strict";

globalThis.searchTerms = (() => {
  const MOST_LETTERS = 40;
  const WORD = /[\p{L}\p{N}]+(?:['’‘`′‛][\p{L}\p{N}]+)*/gu;
  const POSSESSIVE = /['’ʼ]s$/;
  const ELISION = /^(?:[dl]|(?:jus|lors|puis|quoi)?qu|d?all|dell|nell|sull)['’‘`′‛ʼ](?=..)/u;
  const APOSTROPHES = /['’‘`′‛ʼʹʺʻ]/g;

  const plain = (text) =>
    text
      .replaceAll("´", "'")
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFD")
      .replace(/([a-z])[\u0300-\u036f]+/g, "$1")
      .normalize("NFC")
      .replace(/[\u0300-\u036f]/g, "")
      .replaceAll("ё", "е")
      .replaceAll("ς", "σ");

  const cut = (word) =>
    word.length > MOST_LETTERS ? [...word].slice(0, MOST_LETTERS).join("") : word;

  return (text) =>
    (plain(text).match(WORD) ?? [])
      .map((word) => cut(word.replace(POSSESSIVE, "").replace(ELISION, "").replace(APOSTROPHES, "")))
      .filter(Boolean);
})();
