// Extras of the help door; every page works without them: reading a card aloud, and a print button.

const holder = document.querySelector("[data-voorlezen]");
if (holder && "speechSynthesis" in window) {
  const button = holder.querySelector("button");
  const article = document.querySelector(".hulpkaart");
  const idle = button.textContent;
  const stop = () => {
    speechSynthesis.cancel();
    button.textContent = idle;
  };
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      stop();
      return;
    }
    const words = [...article.querySelectorAll("h1, h2, p")].map((part) => part.textContent.trim());
    // a sentence at a time: browsers fall silent in a long text
    words.forEach((text, place) => {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.lang = "nl-NL";
      spoken.rate = 0.9;
      if (place === words.length - 1) spoken.addEventListener("end", stop);
      speechSynthesis.speak(spoken);
    });
    button.textContent = "Stop met voorlezen";
  });
  window.addEventListener("pagehide", stop);
  holder.hidden = false;
}

const printing = document.querySelector("[data-printen]");
if (printing) {
  printing.querySelector("button").addEventListener("click", () => window.print());
  printing.hidden = false;
}
