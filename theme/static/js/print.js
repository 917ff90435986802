// Shows the print button, which can do nothing without script: <button data-print hidden>.
// Opens what is folded away but belongs on paper: <details data-print-open>.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("[data-print-open]")) folded.open = true;
});
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
