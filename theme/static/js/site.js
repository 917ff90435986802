// Keeps pages that were opened readable without a connection. Every page loads it; nothing needs it.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
}
