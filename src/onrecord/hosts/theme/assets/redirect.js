// Leads on from an old address, with the place on the page (#p-1a2b3c4d) and whatever was asked (?q=…).
location.replace(new URL(document.currentScript?.dataset.to ?? "", location.href).href + location.search + location.hash);
