/** In which sizes a camera's picture is sent; the forwarder gives each subscriber the one that suits. */

/** Bits a second that the picture may take in full, in half and in a quarter of its width and height. */
const FULL = 900_000
const HALF = 300_000
const QUARTER = 100_000

/** Browsers send no more sizes of a smaller picture, whatever they are asked for. */
const ENOUGH_FOR_THREE = 540
const ENOUGH_FOR_TWO = 270

/**
 * Return what to send of a camera, the smallest first.
 *
 * Every picture depends on the one before: who gets fewer gets a smaller size, not fewer pictures of the same.
 */
export function encodingsFor(track: MediaStreamTrack): RTCRtpEncodingParameters[] {
  const height = track.getSettings().height ?? 0
  const half = size('medium', 2, HALF)
  const full = size('high', 1, FULL)
  if (height >= ENOUGH_FOR_THREE) return [size('low', 4, QUARTER), half, full]
  return height >= ENOUGH_FOR_TWO ? [half, full] : [{ maxBitrate: FULL }]
}

function size(rid: string, scaleResolutionDownBy: number, maxBitrate: number): RTCRtpEncodingParameters {
  // Not yet in the language's types; browsers that do not know it leave it out.
  const layered = { rid, scaleResolutionDownBy, maxBitrate, scalabilityMode: 'L1T1' }
  return layered
}
