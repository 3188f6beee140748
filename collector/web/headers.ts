/** The headers of every answer: app, interface and pages alike. */
import type { FastifyInstance } from 'fastify'

/** `forms` is `'self'` on the pages that send forms without script (the admin pages), and `'none'` everywhere else. */
export function contentPolicy(forms: "'self'" | "'none'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types pwa',
  ].join('; ')
}

export const safeHeaders = {
  'content-security-policy': contentPolicy("'none'"),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The camera reads enrolment codes in the app itself, and passkeys open it; nothing else of the device is asked for.
  'permissions-policy':
    'accelerometer=(), autoplay=(), browsing-topics=(), camera=(self), display-capture=(), fullscreen=(self), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), serial=(), usb=()',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
} as const

/** Of pages that send forms. By this referrer policy the form's `Origin` is sent whole; elsewhere it would be `null`. */
export const headersOfForms = {
  'content-security-policy': contentPolicy("'self'"),
  'referrer-policy': 'same-origin',
} as const

/** Of every answer that does not say that it may be kept. */
export const startingHeaders = { ...safeHeaders, 'cache-control': 'no-store' } as const

export function sendSafeHeaders(server: FastifyInstance) {
  // First of all hooks, so that refusals, faults and not-found answers carry them too.
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(startingHeaders)
  })
}
