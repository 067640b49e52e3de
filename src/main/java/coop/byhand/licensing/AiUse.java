package coop.byhand.licensing;

/**
 * Everything that artificial intelligence can be made to do with a work, one value each, so that a
 * licence answers for every one of them and no rendering can pass one over in silence.
 */
public enum AiUse {
  /** Training a model from the ground up. */
  TRAINING,
  /** Fine-tuning or otherwise adapting a model. */
  FINE_TUNING,
  /** Teaching one model with the output of another. */
  DISTILLATION,
  /** Testing, evaluating or comparing models. */
  EVALUATION,
  /** Keeping, passing on or offering the work in a data set. */
  DATASET,
  /** Giving the work to a model as prompt, reference or other input. */
  INPUT,
  /** Keeping the work, or numbers made from it, where a model looks things up. */
  RETRIEVAL,
  /** Having a model generate, extend or alter something from the work. */
  GENERATION,
  /** Imitating style, voice or likeness. */
  IMITATION
}
