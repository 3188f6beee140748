/** Which version this is, put in by the build (vite.config.ts); tests run unbuilt. */
declare const __VERSION__: string | undefined

export const version: string = typeof __VERSION__ === 'undefined' ? 'unbuilt' : __VERSION__
