/** How loud a microphone is, so that a person sees that they are heard. */

/** Root mean square above which somebody is speaking: a quiet room stays below. */
export const SPEAKING = 0.02

export interface Meter {
  /** Return how loud it is now, between 0 and 1. */
  level: () => number
  close: () => void
}

/** Measure a track. Nothing is played, kept or sent. */
export function meter(track: MediaStreamTrack): Meter {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  void context.resume()
  const samples = new Float32Array(analyser.fftSize)
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples)
      return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
    },
    close: () => void context.close(),
  }
}
