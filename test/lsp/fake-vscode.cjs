// Stands for VS Code's own module where its client library is loaded without VS Code: every name is there, nothing does
// anything. Enough to learn what the library tells a server that the editor can do.
const silent = { event: () => ({ dispose() {} }), fire() {}, dispose() {} };

/** Something that can be called, made an instance of and asked for anything. */
const anything = () =>
  new Proxy(class {}, {
    get: (target, name) =>
      name === "prototype" ? target.prototype : name === "then" ? undefined : anything(),
    apply: () => anything(),
    construct: () => silent,
  });

const known = { version: "1.100.0", env: { language: "de" } };
module.exports = new Proxy(known, { get: (given, name) => given[name] ?? anything() });
