const form = document.getElementById("filters");
const search = document.getElementById("search");
const fold = document.getElementById("fold");
const articles = [...document.querySelectorAll("article")];
const texts = new Map(articles.map((article) => [article, article.textContent.toLowerCase()]));
function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const article of articles) {
    const fits = form.elements[article.className].checked && words.every((word) => texts.get(article).includes(word));
    article.hidden = !fits;
    shown += fits;
  }
  for (const section of document.querySelectorAll("main > section")) {
    section.hidden = !section.querySelector("article:not([hidden])");
  }
  document.getElementById("none").hidden = shown > 0;
}
fold.addEventListener("click", () => {
  const open = fold.textContent === "Unfold all";
  articles.forEach((article) => { article.firstElementChild.open = open; });
  fold.textContent = open ? "Fold all" : "Unfold all";
});
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
