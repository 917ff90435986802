// The phone reads answer and list; tapped again it stops. No voice, no button.
((voice) => {
  if (!voice) return;
  const button = document.createElement("button");
  const stop = () => {
    voice.cancel();
    button.textContent = "Bacakan";
  };
  button.className = "btn more screen-only";
  button.onclick = () => {
    if (voice.speaking) return stop();
    button.textContent = "Stop";
    for (const { offsetParent, textContent } of document.querySelectorAll(".answer,.folder__if,.doc__name,.tag")) {
      const words = textContent.replace(/Rp.([\d.]+\d)/g, "$1 rupiah").replace(/-|(?<=-.)\./g, " ").replace(/[A-Z](?=[A-Z])/g, "$& ");
      const said = new SpeechSynthesisUtterance(words);
      said.lang = "id-ID";
      said.onend = () => voice.pending || stop();
      if (offsetParent) voice.speak(said);
    }
  };
  onpagehide = stop;
  stop();
  document.querySelector(".answer").after(button);
})(window.speechSynthesis);
