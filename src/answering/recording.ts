/**
 * Plays a wording's own recordings. Decoded from the bytes themselves: the page's policy lets no media be fetched, and
 * nothing is fetched. Asks nothing of the network and keeps nothing.
 */
import type { AudioClip } from '#instruments'

let device: AudioContext | null = null

/** A pack's sound is base64 with padding, as tools write it; what is sealed is not. */
const bytesOf = (data: string) => Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)).buffer

/** Until the recording has ended or is cut short. Says false where the device cannot play it. */
export async function playRecording(clip: AudioClip, cut: AbortSignal): Promise<boolean> {
  device ??= new AudioContext()
  // Browsers keep sound back until somebody has pressed something; whoever asks for it has.
  await device.resume()
  const sound = await device.decodeAudioData(bytesOf(clip.data)).catch(() => null)
  if (!sound) return false
  if (cut.aborted) return true
  const player = new AudioBufferSourceNode(device, { buffer: sound })
  player.connect(device.destination)
  const silence = () => player.stop()
  cut.addEventListener('abort', silence)
  await new Promise<void>((ended) => {
    player.onended = () => ended()
    player.start()
  })
  cut.removeEventListener('abort', silence)
  return true
}
