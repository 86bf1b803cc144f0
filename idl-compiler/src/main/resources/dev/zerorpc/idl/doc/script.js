"use strict";
(function () {
  var root = document.documentElement;
  var search = document.getElementById("search");
  var found = document.getElementById("found");

  function stored(value) {
    try {
      if (value) { localStorage.setItem("zerorpc-theme", value); }
      return localStorage.getItem("zerorpc-theme");
    } catch (refused) {
      return value;
    }
  }

  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  var before = stored();
  if (before === "dark" || before === "light") { root.setAttribute("data-theme", before); }
  document.getElementById("theme").addEventListener("click", function () {
    var chosen = isDark() ? "light" : "dark";
    root.setAttribute("data-theme", chosen);
    stored(chosen);
  });

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  var definitions = all(".definition").map(function (element) {
    var head = element.querySelector("h3").textContent.toLowerCase();
    var items = all("[data-item]", element).map(function (item) {
      return { element: item, text: head + " " + item.textContent.toLowerCase() };
    });
    return { element: element, head: head, text: element.textContent.toLowerCase(), items: items };
  });
  var links = {};
  all("nav li[data-for]").forEach(function (link) { links[link.getAttribute("data-for")] = link; });

  // Every word has to be there, in whatever order.
  function holds(text, words) {
    return words.every(function (word) { return text.indexOf(word) >= 0; });
  }

  function show(typed) {
    var words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    definitions.forEach(function (definition) {
      var whole = holds(definition.head, words);
      var visible = whole || holds(definition.text, words);
      var hits = definition.items.map(function (item) { return holds(item.text, words); });
      var few = !whole && hits.indexOf(true) >= 0;
      definition.items.forEach(function (item, i) { item.element.hidden = few && !hits[i]; });
      definition.element.hidden = !visible;
      links[definition.element.id].hidden = !visible;
      if (visible) { count++; }
    });
    all(".namespace").forEach(function (section) {
      var empty = !section.querySelector(".definition:not([hidden])");
      section.hidden = empty;
      all("nav [data-in]").forEach(function (part) {
        if (part.getAttribute("data-in") === section.getAttribute("aria-labelledby")) { part.hidden = empty; }
      });
    });
    found.textContent = words.length ? count + (count === 1 ? " definition" : " definitions") : "";
  }

  function showAll() {
    search.value = "";
    show("");
  }

  // Shows what an address within the page names, if the search hides it.
  function reveal(hash) {
    var id;
    try {
      id = decodeURIComponent(hash.slice(1));
    } catch (malformed) {
      return;
    }
    var target = document.getElementById(id);
    if (target && target.closest("[hidden]")) {
      showAll();
      target.scrollIntoView();
    }
  }

  search.addEventListener("input", function () { show(search.value); });
  search.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { showAll(); }
  });
  document.addEventListener("keydown", function (event) {
    var plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key === "/" && plain && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    }
  });
  // Before the browser goes there: the address may be the one that it has already.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) { reveal(link.getAttribute("href")); }
  });
  window.addEventListener("hashchange", function () { reveal(location.hash); });
})();
