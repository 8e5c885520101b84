// The page's side of an explorer: one native input for each control, the picture, the caption.

function render({ model, el }) {
  el.classList.add("mlnotes-explorer");

  const controls = model.get("settings").map((setting, number) => {
    const turn = (position) => {
      model.set("positions", model.get("positions").with(number, position));
      model.save_changes();
    };
    const make = setting.is_choice ? choice : scale;
    return make(setting, turn);
  });
  const panel = element("div", { className: "mlnotes-controls" });
  panel.append(...controls.map((control) => control.node));
  const image = element("img", { className: "mlnotes-picture" });
  // Stays in the page, so that screen readers tell what changes in it.
  const caption = element("p", { role: "status" });
  el.append(panel, image, caption);

  const show = {
    positions: (positions) => controls.forEach((control, i) => control.show(positions[i])),
    image: (attributes) => setAttributes(image, attributes),
    caption: (text) => (caption.textContent = text),
  };
  for (const [name, update] of Object.entries(show)) {
    model.on(`change:${name}`, () => update(model.get(name)));
    update(model.get(name));
  }
  for (const type of ["focusin", "keydown", "keyup"]) panel.addEventListener(type, keepKeys);
}

// JupyterLab looks for this mark on what has the focus, and then leaves its keys alone. Pressing
// Control, Alt or Command takes the mark off, so that Control+S still saves the notebook. Escape
// leads back to the cell, as from its editor.
function keepKeys(event) {
  const isForJupyter = event.ctrlKey || event.altKey || event.metaKey;
  event.target.toggleAttribute("data-lm-suppress-shortcuts", !isForJupyter);
  if (event.key === "Escape") event.target.closest(".jp-Cell")?.focus();
}

function scale({ description, labels }, turn) {
  const node = element("div");
  const name = element("label");
  const input = element("input", { type: "range", min: 0, max: labels.length - 1 });
  const value = element("span", { "aria-hidden": "true" });
  const show = (position) => {
    input.value = position;
    input.setAttribute("aria-valuetext", labels[position]);
    value.textContent = labels[position];
  };
  input.addEventListener("input", () => {
    show(input.valueAsNumber);
    turn(input.valueAsNumber);
  });
  name.append(description, input);
  node.append(name, value);
  return { node, show };
}

function choice({ description, labels }, turn) {
  const node = element("fieldset");
  node.append(element("legend", { textContent: description }));
  // What makes them one group; no other on the page may have it.
  const group = `${description} ${Math.random()}`;
  const inputs = labels.map((text, position) => {
    const input = element("input", { type: "radio", name: group });
    input.addEventListener("change", () => turn(position));
    const name = element("label");
    name.append(input, text);
    node.append(name);
    return input;
  });
  return { node, show: (position) => (inputs[position].checked = true) };
}

function element(tag, attributes = {}) {
  return setAttributes(document.createElement(tag), attributes);
}

function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  return node;
}

export default { render };
