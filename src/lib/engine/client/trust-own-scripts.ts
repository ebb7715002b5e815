type ScriptPolicy = { createScriptURL(url: string): string }
type PolicyFactory = { defaultPolicy: unknown; createPolicy(name: string, policy: ScriptPolicy): unknown }

/**
 * The one place that lets a text become the address of a script: the engine's worker and the service worker, both
 * of this origin. The gateway's policy demands it (trusted types); where browsers know no such thing, nothing is done.
 */
export function trustOwnScripts(): void {
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory }
  if (!trustedTypes || trustedTypes.defaultPolicy) return
  trustedTypes.createPolicy('default', {
    createScriptURL(url) {
      const { origin, href } = new URL(url, window.location.href)
      if (origin === window.location.origin) return href
      throw new TypeError('a script of another origin')
    },
  })
}
