/**
 * The only letters that leave the relay: that something waits to be read. Neutral, to addresses that a unit has chosen; neither
 * unit, person nor form stands in them. Over the operator's own SMTP server.
 */
import type { MailSettings } from '../settings.ts'

const seconds = 1000

/** The same in both languages, whatever it is that waits. */
const letters = {
  chosen: {
    subject: 'Måttstock: adressen är vald',
    text: `Den här adressen är vald för påminnelser från Måttstock. De säger att något väntar på att läsas, och inget annat.

This address has been chosen for reminders from Måttstock. They say that something waits to be read, and nothing else.
`,
  },
  waits: {
    subject: 'Måttstock: något väntar på att läsas',
    text: `Något har väntat längre än ni har sagt. Öppna Måttstock och se efter.
Brevet skickas oavsett vad det gäller. Det går inte att svara på det.

Something has waited longer than you have said. Open Måttstock and look.
This letter is sent whatever it is about. It cannot be answered.
`,
  },
} as const

export interface Mail {
  /** @returns whether the server took it */
  send(to: string, letter: keyof typeof letters): Promise<boolean>
}

/** Null without a server: then nobody can promise to read. */
export async function openMail(settings: MailSettings | null): Promise<Mail | null> {
  if (!settings) return null
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url: settings.url,
    ...{ connectionTimeout: 10 * seconds, greetingTimeout: 10 * seconds, socketTimeout: 20 * seconds },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return {
    async send(to, letter) {
      const { subject, text } = letters[letter]
      // Programs that answer by themselves leave such a letter alone (RFC 3834).
      const headers = { 'auto-submitted': 'auto-generated' }
      return await transport.sendMail({ from: settings.from, to, subject, text, headers }).then(
        () => true,
        () => false,
      )
    },
  }
}
