// Asks the browser for a passkey, or to make one, and sends the form with its answer. Runs in the
// browser; the page says what to ask in data-options (WebAuthn level 3, JSON forms).

const place = document.querySelector<HTMLElement>('[data-passkey]')
const form = place?.querySelector('form')
if (place && form) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void ask(place, form)
  })
}

async function ask(place: HTMLElement, form: HTMLFormElement) {
  const problem = form.querySelector<HTMLElement>('[data-problem]')
  const field = form.querySelector<HTMLInputElement>('[name=credential]')
  const options = place.dataset.options ?? ''
  try {
    const answer = place.dataset.passkey === 'create' ? await make(options) : await use(options)
    if (!(answer instanceof PublicKeyCredential) || !field) throw new Error('no passkey')
    field.value = JSON.stringify(answer.toJSON())
    form.submit()
  } catch {
    if (!problem) return
    problem.textContent = problem.dataset.problem ?? ''
    problem.hidden = false
  }
}

function use(options: string): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options))
  return navigator.credentials.get({ publicKey })
}

function make(options: string): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))
  return navigator.credentials.create({ publicKey })
}
