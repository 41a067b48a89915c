// For browsers without modules, Internet Explorer among them: nothing newer than ES3 here.
document.getElementById('unfit').removeAttribute('hidden')
