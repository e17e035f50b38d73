// Buttons that need a script: shown only where there is one.
const status = document.querySelector("[data-melding]");

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-kopieer]")) {
  if (!navigator.clipboard) continue; // only on a secure connection
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.kopieer);
      status.textContent = "De link is gekopieerd.";
    } catch {
      status.textContent = `Kopiëren lukte niet. De link is ${button.dataset.kopieer}`;
    }
  });
}
