// Saves pressing the button: as soon as the phone has confirmed, the form goes by itself. Without script, people press it.
const form = document.querySelector('[data-qr-login]')
const every = 2000

async function look() {
  const answer = await fetch(`/api/qr-logins/${form.dataset.qrLogin}`, { headers: { Accept: 'application/json' } })
  const { state } = answer.ok ? await answer.json() : { state: 'expired' }
  if (state === 'approved') form.requestSubmit(form.querySelector('button'))
  else if (state === 'waiting') setTimeout(watch, every)
}

function watch() {
  look().catch(() => setTimeout(watch, every))
}

if (form !== null) setTimeout(watch, every)
