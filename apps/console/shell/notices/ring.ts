/** Two falling tones, twice; made here, so that no sound file is needed. */
const TONES = [880, 660, 880, 660];
const TONE_S = 0.18;

/** Rings; silently does nothing where the browser lets no sound out before somebody touched the page. */
export function ring(): void {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = 0.2;
  volume.connect(context.destination);
  TONES.forEach((frequency, index) => {
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(volume);
    tone.start(context.currentTime + index * TONE_S);
    tone.stop(context.currentTime + (index + 0.9) * TONE_S);
  });
  setTimeout(() => void context.close(), (TONES.length + 1) * TONE_S * 1000);
}
