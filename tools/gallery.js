// Hides what does not match the choices. Without this script the whole gallery shows, and the choices do not.
// Where there are many languages the page opens with the first of them, and every piece has a button for all of its own.
(() => {
  const MANY = 5;
  const form = document.getElementById("filters");
  const { piece: byPiece, language: byLanguage } = form.elements;
  const found = document.getElementById("found");
  const main = document.getElementById("posters");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const show = (element, visible) => {
    element.hidden = !visible;
    return visible ? 1 : 0;
  };

  const showSheets = (edition, choice) => {
    let count = 0;
    for (const sheet of all(".sheets > li", edition)) {
      const fits = ["size", "orientation"].every((key) => !choice[key] || sheet.dataset[key] === choice[key]);
      count += show(sheet, fits);
    }
    return count;
  };

  const showPiece = (piece, choice) => {
    let count = 0;
    const isWanted = !choice.piece || piece.dataset.piece === choice.piece;
    for (const edition of all(".edition", piece)) {
      const speaks = !choice.language || edition.dataset.language === choice.language;
      const shown = isWanted && speaks ? showSheets(edition, choice) : 0;
      show(edition, shown > 0);
      count += shown;
    }
    show(piece, count > 0);
    for (const glimpse of all(".glance li")) if (glimpse.dataset.piece === piece.dataset.piece) show(glimpse, count > 0);
    return count;
  };

  const apply = () => {
    const choice = Object.fromEntries(new FormData(form));
    let count = 0;
    for (const piece of all(".piece")) count += showPiece(piece, choice);
    main.classList.toggle("one-language", Boolean(choice.language) && !choice.piece);
    main.classList.toggle("few-sheets", Boolean(choice.size || choice.orientation));
    const total = all(".sheets > li").length;
    const few = count === total ? `All ${total} sheets` : `${count} of ${total} sheets`;
    found.textContent = count ? few : "Nothing matches. Choose fewer things at once, or show all.";
  };

  const applyFromTheTop = () => {
    apply();
    if (scrollY > main.offsetTop) scrollTo({ top: main.offsetTop, behavior: "instant" });
  };

  const showInAllLanguages = (piece) => {
    byPiece.value = piece.dataset.piece;
    byLanguage.value = "";
    applyFromTheTop();
    byLanguage.focus({ preventScroll: true });
  };

  const offerLanguages = (piece) => {
    const title = piece.querySelector("h2");
    const button = document.createElement("button");
    const unseen = document.createElement("span");
    unseen.className = "unseen";
    unseen.textContent = ` of ${title.textContent}`;
    button.type = "button";
    button.className = "tongues";
    button.append(`All ${all(".edition", piece).length} languages`, unseen);
    button.addEventListener("click", () => showInAllLanguages(piece));
    title.after(button);
  };

  const start = () => {
    for (const piece of all(".piece")) if (all(".edition", piece).length > 1) offerLanguages(piece);
    apply();
  };

  form.hidden = false;
  if (byLanguage.options.length > MANY + 1) byLanguage.selectedIndex = 1;
  form.addEventListener("change", applyFromTheTop);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(applyFromTheTop));
  addEventListener("DOMContentLoaded", start);
  addEventListener("pageshow", apply); // a browser that comes back restores the choices
})();
