/** Light, dark, or as the system is set. */
export type Theme = "system" | "light" | "dark";

const KEY = "regest-theme";
const order: readonly Theme[] = ["system", "light", "dark"];

/** What was chosen on this machine before. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return order.find((theme) => theme === kept) ?? "system";
}

/** Shows the theme and keeps the choice. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  document.documentElement.dataset["theme"] = theme;
}

/** The theme that the switch turns to next. */
export function nextTheme(theme: Theme): Theme {
  return order[(order.indexOf(theme) + 1) % order.length] ?? "system";
}

/** What is printed is light, whatever the screen shows. Called once, before anything is drawn. */
export function printLight(): void {
  const { dataset } = document.documentElement;
  addEventListener("beforeprint", () => {
    dataset["theme"] = "light";
  });
  addEventListener("afterprint", () => {
    dataset["theme"] = chosenTheme();
  });
}

/** Has a picture drawn anew whenever its colours change; `atOnce` where it is printed before the next frame. Ends when what it gives is called. */
export function watchColours(drawAnew: (atOnce: boolean) => void): () => void {
  const soon = () => drawAnew(false);
  const now = () => drawAnew(true);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", soon);
  addEventListener("beforeprint", now);
  const observer = new MutationObserver(soon);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    dark.removeEventListener("change", soon);
    removeEventListener("beforeprint", now);
    observer.disconnect();
  };
}
