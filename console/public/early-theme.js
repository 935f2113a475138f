/** The theme on the page before anything is drawn: the console itself, which chooses it again, comes later. */
const systemTheme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
document.documentElement.dataset.theme = systemTheme;
try {
  const { theme = systemTheme } = JSON.parse(localStorage.getItem('garant.display'));
  document.documentElement.dataset.theme = theme;
} catch {
  // Nothing was chosen, or storage is off: as the system.
}
