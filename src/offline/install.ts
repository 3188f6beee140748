/** The browser's offer to install the app, kept until somebody takes it. Only Chromium makes one. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

let offer: InstallOffer | null = null
const listeners = new Set<() => void>()

function changed(next: InstallOffer | null) {
  offer = next
  for (const listener of listeners) listener()
}

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  changed(event as InstallOffer)
})
addEventListener('appinstalled', () => changed(null))

export const canInstall = (): boolean => offer !== null

export function whenInstallChanges(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export async function install(): Promise<void> {
  await offer?.prompt()
  changed(null)
}
