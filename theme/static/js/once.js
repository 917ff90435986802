/* Holds a form back while there is no connection, and sends it once when it is there again.
   <form data-draft="suara">…<p data-offline hidden>…</p></form>   the key of the form makes a second arrival harmless */
(function () {
  "use strict";
  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    var notice = form.querySelector("[data-offline]");
    var waits = false;
    if (!notice) { return; }
    form.addEventListener("submit", function (event) {
      if (navigator.onLine !== false) { return; }
      event.preventDefault();
      waits = true;
      notice.hidden = false;
    });
    window.addEventListener("online", function () {
      if (!waits) { return; }
      waits = false;
      notice.hidden = true;
      form.submit();
    });
  });
})();
