// Elements. Text is only ever set as text, so nothing that a message or a name contains becomes part of the page.

export const byId = (id) => document.getElementById(id);

/** An element with attributes (functions are listeners) and children (strings are text, null is nothing). */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** Sets a text if it is another one, so that a selection in it survives. */
export function say(element, text) {
  const now = String(text);
  if (element.textContent !== now) {
    element.textContent = now;
  }
}

/** Tells the outcome of something that the person did. */
export function report(element, text, isBad = false) {
  element.classList.toggle("bad", isBad);
  element.textContent = text;
}

/** Makes the children of an element those of a list, and keeps the elements of items that stay. */
export function keep(parent, items, keyOf, create, update) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let next = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let child = known.get(key);
    known.delete(key);
    if (!child) {
      child = create(item);
      child.dataset.key = key;
    }

    if (child === next) {
      next = next.nextElementSibling;
    } else {
      parent.insertBefore(child, next);
    }

    update(child, item);
  }

  known.forEach((child) => child.remove());
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }

  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
