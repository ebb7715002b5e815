/**
 * Asks for the camera before it is needed, and lets it go again; false when there is none, or the person said no. To a
 * page that may see, browsers also tell their own addresses on the local network, without which two tablets whose
 * router hides names do not find each other.
 */
export async function askCamera(): Promise<boolean> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: false })
    for (const track of stream.getTracks()) track.stop()
    return true
  } catch {
    return false
  }
}
