/* Remembers on this phone what is being typed, so that a dropped connection or an empty battery loses nothing.
   <form data-draft="kirim">          remembers its text and choices, never a name or a number, for one day
   <section data-draft-done="kirim">  it was received: forgets them */
(function () {
  "use strict";
  var DAY = 24 * 60 * 60 * 1000;
  // With its key, what arrived just before the connection broke is known again when it comes a second time.
  var REMEMBERED = ["isi", "jenis", "desa", "kunci"];

  function place(name) { return "tulisan:" + name; }

  function read(name) {
    try {
      var kept = JSON.parse(localStorage.getItem(place(name)) || "null");
      return kept && Date.now() - kept.at < DAY ? kept.fields : null;
    } catch (unreadable) { return null; }
  }

  function write(name, fields) {
    try { localStorage.setItem(place(name), JSON.stringify({ at: Date.now(), fields: fields })); } catch (full) { /* then not */ }
  }

  function forget(name) {
    try { localStorage.removeItem(place(name)); } catch (closed) { /* then not */ }
  }

  document.querySelectorAll("[data-draft-done]").forEach(function (receipt) {
    forget(receipt.getAttribute("data-draft-done"));
  });

  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    var name = form.getAttribute("data-draft");
    var text = form.elements.namedItem("isi");
    var kept = read(name);
    if (kept && text && !text.value) {
      REMEMBERED.forEach(function (field) {
        var control = form.elements.namedItem(field);
        if (control && (field === "kunci" || !control.value) && kept[field]) { control.value = kept[field]; }
      });
    }
    form.addEventListener("input", function () {
      var fields = {};
      REMEMBERED.forEach(function (field) {
        var control = form.elements.namedItem(field);
        if (control && control.value) { fields[field] = control.value; }
      });
      if (fields.isi) { write(name, fields); } else { forget(name); }
    });
  });
})();
