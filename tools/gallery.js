// Hides what does not match the choices. Without this script the whole gallery shows, and the choices do not.
(() => {
  const form = document.getElementById("filters");
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

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("DOMContentLoaded", apply);
  addEventListener("pageshow", apply); // a browser that comes back restores the choices
})();
