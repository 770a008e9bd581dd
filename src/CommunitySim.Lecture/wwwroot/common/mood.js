/**
 * How a member feels about the brand, from −1 (worst) to 1 (best): trust against day 1, less pain.
 *
 *     mood = (τ − τ₁)/(τ < τ₁ ? τ₁ : 1 − τ₁) − h/tolerance
 *
 * τ is trust, τ₁ the trust on the morning of day 1, and h the pain. The tolerance is the pain at which a member without
 * trust mutes with a chance of one half.
 */
export const moodOf = ({ trust, firstTrust, pain, tolerance }) => {
  const room = trust < firstTrust ? firstTrust : 1 - firstTrust;
  const change = room > 0 ? (trust - firstTrust) / room : 0;
  const hurt = pain > 0 ? pain / Math.max(tolerance, 0.001) : 0;
  return Math.max(-1, Math.min(1, change - hurt));
};

/** The mouth of a mood, in radii of the head: it begins and ends at ±0.46 and `ends`, and bends through `middle`. */
export const mouthOf = mood => {
  // The root lets a small change show on a small face; its sign and order stay those of the mood.
  const bend = Math.sign(mood) * Math.sqrt(Math.abs(mood));
  return { half: 0.46, ends: 0.4 - 0.17 * bend, middle: 0.4 + 0.42 * bend };
};
