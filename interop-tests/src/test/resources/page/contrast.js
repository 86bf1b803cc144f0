// Answers with every visible text whose colour stands out too little from what is behind it: "ratio text".
// arguments[0]: the least ratio; arguments[1]: whether backgrounds count, which printers leave out.
function channels(color) {
  return color.match(/[\d.]+/g).map(Number);
}

/** `top` as it looks on `bottom`, which is opaque. */
function blended(top, bottom) {
  const alpha = top.length > 3 ? top[3] : 1;
  return [0, 1, 2].map((i) => top[i] * alpha + bottom[i] * (1 - alpha));
}

function background(element) {
  const parent = element.parentElement;
  const below = parent ? background(parent) : [255, 255, 255];
  return blended(channels(getComputedStyle(element).backgroundColor), below);
}

function luminance(color) {
  const linear = color.slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

function ratio(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const least = arguments[0];
const withBackgrounds = arguments[1];
const faint = [];
let looked = 0;

function look(element, color, text) {
  const behind = withBackgrounds ? background(element) : [255, 255, 255];
  const found = ratio(blended(channels(color), behind), behind);
  looked++;
  if (found < least) {
    faint.push(found.toFixed(2) + " " + text);
  }
}

const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (node.data.trim() && element.checkVisibility() && element.tagName !== "SCRIPT") {
    look(element, getComputedStyle(element).color, node.data.trim().slice(0, 40));
  }
}
for (const input of document.querySelectorAll("input")) {
  if (input.checkVisibility()) {
    look(input, getComputedStyle(input).color, "typed text");
    look(input, getComputedStyle(input, "::placeholder").color, "placeholder");
  }
}
return [String(looked), String(luminance(background(document.body)).toFixed(3))].concat(faint);
