// A browser sends what follows the # to nobody, so no log has it. Here it goes into the form, and out of the address.
const link = document.getElementById("link");
if (location.hash.length > 1) {
  link.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  document.querySelector("form button").focus();
}
