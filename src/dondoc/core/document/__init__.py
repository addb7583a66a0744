"""Who speaks: number, kind, day, issuer, signer, citations, structure and recipients of a document."""
