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

  var definitions = Array.prototype.map.call(document.querySelectorAll(".definition"), function (element) {
    var items = Array.prototype.map.call(element.querySelectorAll("[data-item]"), function (item) {
      return { element: item, text: item.textContent.toLowerCase() };
    });
    var head = element.querySelector("h3").textContent.toLowerCase();
    return { element: element, head: head, text: element.textContent.toLowerCase(), items: items };
  });
  var links = {};
  Array.prototype.forEach.call(document.querySelectorAll("nav li[data-for]"), function (link) {
    links[link.getAttribute("data-for")] = link;
  });

  function show(word) {
    var count = 0;
    definitions.forEach(function (definition) {
      var whole = !word || definition.head.indexOf(word) >= 0;
      var visible = whole || definition.text.indexOf(word) >= 0;
      var anyItem = false;
      definition.items.forEach(function (item) {
        if (item.text.indexOf(word) >= 0) { anyItem = true; }
      });
      definition.items.forEach(function (item) {
        item.element.hidden = !whole && anyItem && item.text.indexOf(word) < 0;
      });
      definition.element.hidden = !visible;
      if (links[definition.element.id]) { links[definition.element.id].hidden = !visible; }
      if (visible) { count++; }
    });
    Array.prototype.forEach.call(document.querySelectorAll(".namespace"), function (section) {
      section.hidden = !section.querySelector(".definition:not([hidden])");
    });
    found.textContent = word ? count + (count === 1 ? " definition" : " definitions") : "";
  }

  search.addEventListener("input", function () { show(search.value.trim().toLowerCase()); });
  search.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { search.value = ""; show(""); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    }
  });
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      search.value = "";
      show("");
      target.scrollIntoView();
    }
  });
})();
