"use strict";
// The codebook as a page: search, filters and languages. Without it the page is whole, in English.
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const words = JSON.parse(one("#words").textContent);
  const form = one("#find");
  const search = one("#search");
  const ways = ["group", "kind", "who"].map((name) => ({ name, select: one("#by-" + name) }));

  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

  // Languages: each text, number and share is kept in English, and put anew from it.
  const texts = all("[data-t]").map((at) => [at, at.textContent]);
  const others = all("[data-only-other]").map((at) => [at, at.textContent]);
  const labels = all("[data-t-label]").map((at) => [at, at.getAttribute("aria-label")]);
  const hints = all("[data-t-placeholder]").map((at) => [at, at.placeholder]);
  const numbers = all(".n").map((at) => [at, at.textContent]);
  const shares = all(".p").map((at) => [at, at.textContent]);

  const speak = (language) => {
    const say = (text, place) =>
      words[text + "|" + place]?.[language] ?? words[text]?.[language] ?? text;
    const number = new Intl.NumberFormat(language);
    const share = new Intl.NumberFormat(language, {
      style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1,
    });
    const english = language === "en";
    document.documentElement.lang = language;
    texts.forEach(([at, text]) => { at.textContent = say(text, at.dataset.t); });
    others.forEach(([at, text]) => { at.hidden = at.textContent === text; });
    labels.forEach(([at, text]) => at.setAttribute("aria-label", say(text)));
    hints.forEach(([at, text]) => { at.placeholder = say(text); });
    numbers.forEach(([at, text]) => {
      at.textContent = english ? text : number.format(Number(text.replaceAll(",", "")));
    });
    shares.forEach(([at, text]) => {
      const found = english ? null : /^([<>] )?([\d.]+)%$/.exec(text);
      at.textContent = found ? (found[1] ?? "") + share.format(found[2] / 100) : text;
    });
    one("#in-english").hidden = english;
    all("[data-language]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    });
  };

  // Search: every word must stand in the entry, in English or in another language.
  const entries = all(".variable").map((at) => {
    const values = all("[data-t]", at).flatMap((text) => Object.values(words[text.textContent] ?? {}));
    const crosswalk = at.querySelector("details").textContent;
    const said = at.textContent.replace(crosswalk, "");
    return { at, text: plain([said, ...values].join(" ")), number: at.id.slice(1) };
  });

  const fits = (entry, sought) =>
    ways.every(({ name, select }) =>
      select.value === "" || entry.at.dataset[name].split(" ").includes(select.value)) &&
    sought.every((word) => /^\d{1,2}$/.test(word) ? entry.number === word : entry.text.includes(word));

  const find = () => {
    const sought = plain(search.value).split(" ").filter(Boolean);
    let found = 0;
    entries.forEach((entry) => {
      entry.at.hidden = !fits(entry, sought);
      found += entry.at.hidden ? 0 : 1;
    });
    all("section.group").forEach((group) => {
      group.hidden = all(".variable:not([hidden])", group).length === 0;
    });
    one("#found").textContent = String(found);
  };

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.closest("[hidden]")) {
      form.reset();
      find();
      target.scrollIntoView();
    }
  };

  form.addEventListener("input", find);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(find));
  window.addEventListener("hashchange", reveal);
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
  });
  all("[data-language]").forEach((button) => {
    button.addEventListener("click", () => speak(button.dataset.language));
  });
  all(".controls").forEach((at) => { at.hidden = false; });
  find();
})();
