ALTER TABLE "Organisations" ADD COLUMN "ClosedAt" bigint NULL;
